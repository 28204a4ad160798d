"""What the interface answers: one module a subject. Days are ISO dates, moments ISO with a zone, figures are text."""
