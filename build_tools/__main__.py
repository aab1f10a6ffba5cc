"""Run the commands with ``python -m build_tools``."""

import sys

try:
    from build_tools.cli import main

    main()
except ModuleNotFoundError as error:
    if (error.name or "").startswith("build_tools"):
        raise
    sys.stderr.write(
        f"build_tools: no module {error.name}: run this with the Python that "
        "`pip install -e .` installed the project for, such as .venv/bin/python\n"
    )
    sys.exit(2)
