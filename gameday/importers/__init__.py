"""Records kept elsewhere, as timelines: one system a file, and several records as one."""
