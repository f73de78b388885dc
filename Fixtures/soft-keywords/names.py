import match
import type as kind

match.case = 1
match [0:1] if False else 0
case = match
type = (case); import one
print(type, end="") if not type else None
match(
    "import two"
)
