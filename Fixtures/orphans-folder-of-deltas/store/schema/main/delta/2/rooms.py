def upgrade():
    print("rooms")
