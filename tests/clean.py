"""Delete the pages that briefgen made in a folder; files of others stay."""

import sys
from pathlib import Path

from briefgen.write import MANIFEST, write

if __name__ == "__main__":
    site = Path(sys.argv[1])
    if (site / MANIFEST).exists():
        write(site, [])
        (site / MANIFEST).unlink()
