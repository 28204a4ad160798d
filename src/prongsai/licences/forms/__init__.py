"""What is typed about licences: parsed, with an error beside the field."""
