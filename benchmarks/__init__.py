"""How fast FieldKit is, measured the same way every time: `python -m benchmarks NAME [--json]`.

Each subject is a module with `run() -> list[Result]`. A budget is what a person would notice, not what today's code
happens to reach; a result outside its budget makes the command end with 1.
"""
