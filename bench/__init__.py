"""Speed and memory, as ratios: absolute seconds of one machine say little about another."""
