"""What an annotation names is asked for at run time, here and there."""
import app.calls

print(app.calls.build().kind)
