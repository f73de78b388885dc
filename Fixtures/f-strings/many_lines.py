VALUES = [1, 2]
TEXT = f"sum: {
    sum(  # import ghost "
        VALUES
    )
}"
LONG = f"""
import ghost
{'''
import ghost
'''}
{VALUES[0]:
>10}
"""
import real
