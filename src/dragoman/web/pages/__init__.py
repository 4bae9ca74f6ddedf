"""The pages: a file each, with its context and how it is built."""
