import engine.core
