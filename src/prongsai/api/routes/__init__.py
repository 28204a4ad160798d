"""The views of programs, one module a subject: load within scope, one action, a shape."""
