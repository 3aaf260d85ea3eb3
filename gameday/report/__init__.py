"""The faces of what was found: terminal, Markdown, HTML, and the picture of a drill."""
