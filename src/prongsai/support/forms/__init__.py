"""What is typed in this room: parsed, with an error beside the field."""
