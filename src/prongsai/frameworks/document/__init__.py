"""Reading a framework file: YAML with line numbers, then typed sections, then the framework.

The steps do not know each other's business: yaml_lines makes plain values and never an object of Python's,
sections asks for what it needs and says what is missing or unknown, tree and parts build the nouns of rules.framework.
"""
