"""HTML → article: main text and metadata."""

from detente.articles import read_article
from detente.model import Page

PARAGRAPHS = [
    "Les deux ministres se sont entretenus vendredi à Genève, a indiqué le secrétariat de la conférence.",
    "Ils ont évoqué l'échange des prisonniers et la remise des corps des soldats tombés au combat.",
    "Les discussions se poursuivront la semaine prochaine, ont précisé les médiateurs dans un communiqué.",
]
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
PAGE = f"""<!DOCTYPE html><html lang="fr"><head><title>Les ministres à Genève | Lemanica</title>
<meta property="og:site_name" content="Lemanica"><meta property="article:published_time" content="2020-10-30T18:40:00+01:00">
<script type="application/ld+json">{{"@context": "https://schema.org", "@graph": [{{"@type": "WebSite"}},
 {{"@type": ["NewsArticle"], "headline": "Les ministres à Genève", "datePublished": "2020-10-30",
  "author": [{{"name": "Jeanne Martin"}}, {{"name": "Paul Roux"}}], "publisher": {{"name": "Lemanica"}}}}]}}</script></head>
<body><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav><article><h1>Les ministres à Genève</h1>
<p>Partager sur Facebook</p>{BODY}<p>Lire aussi : Une rencontre à Moscou</p></article><footer>© Lemanica</footer></body></html>"""


def test_text_and_metadata() -> None:
    article = read_article(Page(origin="a.html", content=PAGE, html=True))
    assert article.text == "\n\n".join(["Les ministres à Genève", *PARAGRAPHS])
    assert article.title == "Les ministres à Genève"
    assert article.byline == "Jeanne Martin, Paul Roux"
    assert article.publisher == "Lemanica"
    assert article.published == "2020-10-30T18:40:00+01:00"  # the same day as in JSON-LD, told more precisely
    assert article.language == "fr"


def test_a_page_without_metadata_gives_its_paragraphs_and_no_date() -> None:
    article = read_article(Page(origin="a.html", content=f"<html><body><div>{BODY}</div></body></html>", html=True))
    assert all(paragraph in article.text for paragraph in PARAGRAPHS)
    assert article.published is None
    assert article.byline is None


def test_broken_metadata_does_not_matter() -> None:
    page = PAGE.replace('"@graph": [', '"@graph": [{')
    article = read_article(Page(origin="a.html", content=page, html=True))
    assert article.published == "2020-10-30T18:40:00+01:00"
    assert PARAGRAPHS[0] in article.text


def test_html_in_a_table_s_cell_is_a_page() -> None:
    article = read_article(Page(origin="a.jsonl:1", content=BODY, title="Les ministres à Genève"))
    assert article.text == "\n\n".join(["Les ministres à Genève", *PARAGRAPHS])
