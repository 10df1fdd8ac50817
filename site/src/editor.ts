/* The editor: a state for each file, one view. */

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { python } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorSelection, EditorState, Prec } from "@codemirror/state";
import {
  EditorView, drawSelection, highlightActiveLineGutter, keymap, lineNumbers,
} from "@codemirror/view";
import { classHighlighter } from "@lezer/highlight";

type Changed = (file: string, text: string) => void;

/** The page's policy lets styles with this word in. */
const MARKED = EditorView.cspNonce.of("editor");

export class Editor {
  private readonly view: EditorView;
  private readonly states = new Map<string, EditorState>();
  private file = "";

  constructor(place: HTMLElement, private readonly run: () => void, private readonly changed: Changed) {
    this.view = new EditorView({ parent: place, extensions: MARKED });
  }

  /** Take a file in, as it was before: that can't be undone. */
  add(file: string, text: string) {
    this.states.set(file, this.stateOf(file, text));
  }

  /** Show a file, at the line where a function begins. */
  show(file: string, name: string) {
    if (file !== this.file) {
      if (this.file) this.states.set(this.file, this.view.state);
      this.file = file;
      this.view.setState(this.states.get(file)!);
    }
    const place = new RegExp(`^def ${name}\\b`, "m").exec(this.view.state.doc.toString());
    if (place === null) return;
    this.view.dispatch({
      selection: EditorSelection.cursor(place.index),
      effects: EditorView.scrollIntoView(place.index, { y: "start" }),
    });
  }

  /** Put another text in a file's place; undo brings back what was there. */
  replace(file: string, text: string) {
    const changes = { from: 0, to: this.text(file).length, insert: text };
    if (file === this.file) {
      this.view.dispatch({ changes });
    } else {
      this.states.set(file, this.states.get(file)!.update({ changes }).state);
      this.changed(file, this.text(file));
    }
  }

  text(file: string): string {
    const state = file === this.file ? this.view.state : this.states.get(file)!;
    return state.doc.toString();
  }

  private stateOf(file: string, text: string): EditorState {
    const runKey = { key: "Mod-Enter", run: () => (this.run(), true) };
    return EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([runKey])),
        keymap.of([...closeBracketsKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
        lineNumbers(), highlightActiveLineGutter(), drawSelection(), history(),
        python(), indentUnit.of("    "), indentOnInput(), bracketMatching(), closeBrackets(),
        syntaxHighlighting(classHighlighter),
        MARKED,
        EditorView.contentAttributes.of({ "aria-label": `${file}, Python`, tabindex: "0" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.changed(file, update.state.doc.toString());
        }),
      ],
    });
  }
}
