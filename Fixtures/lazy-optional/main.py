"""Where the fast one is missing, that shows while the module is imported and nowhere else."""
from app import choose, direct

print(choose.pick(), direct.ask())
