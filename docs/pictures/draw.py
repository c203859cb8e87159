"""Draw the pictures of the README and of the gallery again: .venv/bin/python docs/pictures/draw.py.

The pictures of the gallery are made by the very lines that stand on its page. The numbers that the picture of
the README shows are written into it as its description, so that a test can compare them.
"""

import contextlib
import json
import re
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import sim

HERE = Path(__file__).parent
GALLERY = HERE.parent / "reference" / "gallery.md"
COLOURS = 64  # a picture of few colours is a small file


def draw_first_light() -> None:
    """Draw the budget of `first_light`."""
    result = sim.run("first_light", replications=1000, seed=1)
    figure = result.plot.budget().figure
    numbers = json.dumps(result.measures.centres["harbour"].to_json())
    figure.savefig(HERE / "first-light-budget.png", metadata={"Description": numbers})
    plt.close(figure)


def examples() -> list[str]:
    """Give the lines of code of each picture of the gallery."""
    return re.findall(
        r"^```python\n(.*?)^```$", GALLERY.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )


def draw_example(example: str, folder: Path) -> Path:
    """Run the lines of one picture in a folder, make the file small, and give it."""
    with contextlib.chdir(folder), mpl.rc_context({"backend": "agg"}):
        exec(compile(example, str(GALLERY), "exec"), {"sim": sim})
        plt.close("all")
    (name,) = re.findall(r'savefig\("([a-z-]+\.png)"\)', example)
    with Image.open(folder / name) as drawn:
        small = drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    about = PngInfo()
    about.add_text("Software", f"matplotlib {mpl.__version__}")
    small.save(folder / name, optimize=True, pnginfo=about)
    return folder / name


if __name__ == "__main__":
    draw_first_light()
    for lines in examples():
        draw_example(lines, HERE)
