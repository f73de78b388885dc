from .moon import phase as phase
