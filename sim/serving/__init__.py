"""Give a folder of pages to the browsers of a room: read-only, with no library but Python's own."""
