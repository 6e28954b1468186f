"""The page in a real browser: no requests, no sideways scrolling on a phone, the same headings, and it prints."""

import json
import os
import re
import shutil
import subprocess
from functools import cache
from html import escape
from pathlib import Path

import pytest
from tests.unit.present.html_reading import HOSTILE, Page, poisoned
from tests.unit.present.sample import sample_audit, sample_programme

from backline.journeys.figures import figure_svg, pictures
from backline.present.page import programme_page
from backline.vocabulary.loader import load_catalogue

CHROMIUM = shutil.which("chromium")
if CHROMIUM is None:
    if os.environ.get("CI"):
        raise RuntimeError("these tests need Debian's package chromium")
    pytest.skip("needs the browser `chromium` on the PATH", allow_module_level=True)

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
)
CATALOGUE = load_catalogue()

# A page around the page: it shows it in a frame of a given width, measures, and writes what it found into itself.
AROUND = """<!doctype html><body>
<iframe id="frame" style="border:0;width:{width}px;height:800px" srcdoc="{page}"></iframe>
<pre id="found"></pre><script>
frame.onload = () => {{
  const inside = frame.contentDocument, root = inside.documentElement;
  const wide = [...inside.querySelectorAll("body *")].filter(part =>
    part.getBoundingClientRect().right > root.clientWidth + 1 && !part.closest(".wide, nav, .skip, .vh, .bm-store"));
  const low = [...inside.querySelectorAll("nav a, summary, input")].filter(part => {{
    const box = part.getBoundingClientRect(); return box.height && box.height < 24; }});
  found.textContent = JSON.stringify({{
    scroll: root.scrollWidth, width: root.clientWidth,
    wide: wide.slice(0, 5).map(part => part.tagName + "." + part.className),
    low: low.slice(0, 5).map(part => part.tagName + " " + part.textContent),
    requests: frame.contentWindow.performance.getEntriesByType("resource").map(entry => entry.name),
    headings: [...inside.querySelectorAll("h1,h2,h3,h4,h5,h6")].map(part => +part.tagName[1]),
    images: inside.images.length, title: inside.title,
    bodies: [...inside.querySelectorAll("svg.body")].map(part => part.getBoundingClientRect().width),
  }});
}};
</script></body>"""


@cache
def page_with_pictures() -> str:
    programme = sample_programme()
    return programme_page(programme, CATALOGUE, sample_audit(), pictures(programme, CATALOGUE))


@cache
def sample_page() -> str:
    return programme_page(sample_programme(), CATALOGUE, sample_audit())


def browse(folder: Path, *arguments: str) -> str:
    """Run the browser once and return what it prints."""
    assert CHROMIUM is not None
    done = subprocess.run(
        [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def measured(folder: Path, page: str, width: int) -> dict[str, object]:
    """What the page looks like from inside, at a width in CSS pixels."""
    around = folder / "around.html"
    around.write_text(AROUND.format(width=width, page=escape(page, quote=True)), encoding="utf-8")
    dom = browse(folder, "--virtual-time-budget=5000", "--dump-dom", around.as_uri())
    # The frame's own source comes back inside an attribute; what was found stands after it.
    found = re.findall(r'<pre id="found">(\{.*?\})</pre>', dom, flags=re.DOTALL)
    assert len(found) == 1, dom[-500:]
    result: dict[str, object] = json.loads(found[0].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
    return result


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_with_its_pictures(tmp_path: Path, width: int) -> None:
    found = measured(tmp_path, page_with_pictures(), width)
    assert found["scroll"] == found["width"]
    assert found["wide"] == []
    assert found["low"] == []
    assert found["requests"] == []
    assert found["headings"] == Page(page_with_pictures()).heading_levels


@pytest.mark.parametrize("width", [320, 360, 390, 768, 1280])
def test_it_fits_and_fetches_nothing(tmp_path: Path, width: int) -> None:
    found = measured(tmp_path, sample_page(), width)
    assert found["scroll"] == found["width"]
    assert found["wide"] == []
    assert found["low"] == []
    assert found["requests"] == []
    assert found["images"] == 0
    assert found["headings"] == Page(sample_page()).heading_levels
    assert found["title"] == "6 weeks of training for Sam"
    bodies = found["bodies"]
    assert isinstance(bodies, list)
    assert len(bodies) == 4
    assert all(150 <= body <= width for body in bodies)


def test_the_measuring_would_notice(tmp_path: Path) -> None:
    """A page with a wide box and a picture from elsewhere is caught."""
    page = '<title>x</title><h1>x</h1><div style="width:900px">wide</div><img src="http://127.0.0.1:9/x.png">'
    found = measured(tmp_path, page, 360)
    assert found["wide"]
    assert found["images"] == 1
    assert found["requests"] == ["http://127.0.0.1:9/x.png"]


@pytest.mark.parametrize("text", HOSTILE, ids=("script", "image", "escape codes", "long", "turned"))
def test_hostile_texts_do_not_break_the_page(tmp_path: Path, text: str) -> None:
    page = programme_page(poisoned(sample_programme(), text), CATALOGUE, poisoned(sample_audit(), text))
    found = measured(tmp_path, page, 360)
    assert found["scroll"] == found["width"]
    assert found["requests"] == []
    assert found["images"] == 0


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("letter", (612, 792))])
def test_it_prints_without_cut_cards(tmp_path: Path, paper: str, size: tuple[int, int]) -> None:
    """Every exercise stands whole on one sheet: its name and its last line are on the same page of text."""
    tool = shutil.which("pdftotext")
    if tool is None:
        if os.environ.get("CI"):
            raise RuntimeError("this test needs Debian's package poppler-utils")
        pytest.skip("needs `pdftotext` on the PATH")
    source, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    source.write_text(sample_page().replace("@page{", f"@page{{size:{paper};", 1), encoding="utf-8")
    browse(tmp_path, "--no-pdf-header-footer", f"--print-to-pdf={printed}", source.as_uri())
    done = subprocess.run([tool, "-layout", str(printed), "-"], capture_output=True, text=True, check=True)
    sheets = done.stdout.split("\f")
    boxes = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes())
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {size}
    assert 15 <= len(sheets) <= 40
    for sheet in sheets:
        boxes_begin = len(re.findall(r"\bSet {2,}1\b", sheet))
        assert sheet.count("Instead:") == boxes_begin
        assert sheet.count("Next time:") == (0 if "week 6, about" in sheet else boxes_begin)  # nothing comes after it
    for week in range(1, 7):
        starts = [sheet for sheet in sheets if re.match(rf"\s*Week {week}\b", sheet)]
        assert len(starts) == 1, f"week {week} starts on a sheet of its own"


FIGURE_AROUND = """<!doctype html><body>{svg}<pre id="found"></pre><script>
const svg = document.querySelector("svg"), found = document.getElementById("found");
const moving = svg.querySelector("animateTransform").parentElement;
const now = () => {{ const m = moving.getCTM(); return [m.a, m.b, m.e, m.f].map(n => n.toFixed(6)).join(" "); }};
const click = id => document.getElementById(id).dispatchEvent(new MouseEvent("click", {{bubbles: true}}));
const at = seconds => {{ svg.setCurrentTime(seconds); return now(); }};
const shown = () => [...svg.querySelectorAll("a")].map(a => getComputedStyle(a).display !== "none");
onload = () => setTimeout(() => {{  // the figure's own clock starts when the page has been loaded
  const seen = {{held: svg.animationsPaused()}};
  svg.pauseAnimations();  // from here the test turns the clock: a busy machine may draw nothing for seconds
  seen.first = at(0.1); seen.later = at(1.5); seen.playing = shown();
  click("f_stop"); seen.stopped = at(1.6); seen.still = at(3); seen.paused = shown();
  click("f_go"); seen.again = at(4);
  found.textContent = JSON.stringify(seen);
}});
</script></body>"""


def test_a_figure_moves_pauses_and_moves_again(tmp_path: Path) -> None:
    """In a real browser, the figure's own file without a script: its buttons stop it where it is and start it again."""
    svg = figure_svg(CATALOGUE.exercises["romanian-deadlift"], CATALOGUE)
    assert svg is not None
    page = tmp_path / "figure.html"
    page.write_text(FIGURE_AROUND.format(svg=svg), encoding="utf-8")
    dom = browse(tmp_path, "--virtual-time-budget=5000", "--dump-dom", page.as_uri())
    found = re.findall(r'<pre id="found">(\{.*?\})</pre>', dom, flags=re.DOTALL)
    assert len(found) == 1, dom[-500:]
    seen = json.loads(found[0])
    assert not seen["held"]
    assert seen["first"] != seen["later"]
    assert seen["stopped"] == seen["still"]
    assert seen["again"] != seen["still"]
    assert seen["playing"] == [False, True]
    assert seen["paused"] == [True, False]


PICTURES_AROUND = """<!doctype html><body>
<iframe id="frame" style="border:0;width:390px;height:800px" srcdoc="{page}"></iframe>
<pre id="found"></pre><script>
frame.onload = () => {{
  const inside = frame.contentDocument;
  const seen = name => [...inside.querySelectorAll(name)].map(part => part.getBoundingClientRect().height);
  const before = [seen(".fig-moves"), seen(".fig-stills")];
  inside.querySelectorAll(".fig input").forEach(box => box.click());
  found.textContent = JSON.stringify([...before, seen(".fig-moves"), seen(".fig-stills")]);
}};
</script></body>"""


def test_the_page_shows_moving_pictures_and_still_ones_on_request(tmp_path: Path) -> None:
    around = tmp_path / "around.html"
    around.write_text(PICTURES_AROUND.format(page=escape(page_with_pictures(), quote=True)), encoding="utf-8")
    dom = browse(tmp_path, "--virtual-time-budget=5000", "--dump-dom", around.as_uri())
    found = re.findall(r'<pre id="found">(\[.*?\])</pre>', dom, flags=re.DOTALL)
    assert len(found) == 1, dom[-500:]
    moves, stills, moves_after, stills_after = json.loads(found[0])
    assert moves
    assert all(height > 80 for height in moves)
    holds = len(stills) - len(moves)
    assert sum(height > 0 for height in stills) == holds
    assert not any(moves_after)
    assert all(height > 40 for height in stills_after)
