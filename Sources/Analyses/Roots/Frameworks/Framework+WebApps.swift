extension Framework {
  /// Streamlit, Reflex, Dash, Gradio, Chainlit: pages found by their folder.
  static let webApps = Framework(
    "web apps in Python",
    when: [
      .imports("streamlit"), .imports("reflex"), .imports("dash"), .imports("gradio"),
      .imports("chainlit"), .imports("panel"), .imports("nicegui"), .imports("solara"),
      .imports("shiny"),
    ],
    [
      .files(["pages/*.py", "**/pages/*.py"], because: "Streamlit and Dash load the pages folder"),
      .files(
        [
          "streamlit_app.py", "**/streamlit_app.py", "app.py", "**/Home.py", "**/rxconfig.py",
          "chainlit.py",
        ], because: "it is started by this name"),
    ])
}
