"""Translation only: a request comes in, one action is done, a page or a file goes out."""
