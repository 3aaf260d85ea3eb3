"""The live drill in the browser: routes, pages, stream. The one room that knows the web framework."""
