"""The words of the command line. Each module offers add_parser(subparsers) and run(args) -> exit code.

A module is imported after Django is awake, so it may import models at its top. `add_parser` adds a parser with
`parents=[language_option()]` and sets its default `run`; its name goes into prongsai.config.cli.COMMANDS.
"""
