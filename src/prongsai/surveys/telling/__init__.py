"""What a closed wave tells: tables of groups, signs of how it was answered, shared lines. Everything rests on what was fixed at the close."""
