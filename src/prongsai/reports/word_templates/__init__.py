"""Templates that officers send in: looked at before they are accepted, because a template is a program and a zip file.

files.py looks at the file, language.py at what its tags say, trial.py fills it in; checking.py does all three.
"""
