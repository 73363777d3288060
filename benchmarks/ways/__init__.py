"""Ways to send the same text to many chats, each a process of its own that prints one line of figures.

The peers run in `.venv-bench`, which has nothing of ours: they import the standard library and their own packages.
"""
