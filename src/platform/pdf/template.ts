/**
 * The Typst source of every printed page. It is a constant: what is printed comes in through `sys.inputs` as JSON and is
 * set as plain strings, so nothing a user typed is ever read as Typst. Kept in a .ts file, because a bundle of the
 * server carries it along. Facts are set in `sans`, what somebody wrote in `serif` (the look's two voices).
 */
export const template = String.raw`
#let d = json(bytes(sys.inputs.data))

#let ink = rgb("#17212b")
#let grey = rgb("#4a5662")
#let hairline = rgb("#d9d5cb")
#let edge = rgb("#857f73")
#let paper = rgb("#f6f4ef")
#let brass = rgb("#a06c12")
#let red = rgb("#a3201a")
#let amber = rgb("#f0b429")
#let green = rgb("#1f6b45")

#set document(
  title: d.title,
  author: d.author,
  date: datetime(year: d.date.year, month: d.date.month, day: d.date.day, hour: 0, minute: 0, second: 0),
)
#set text(
  font: d.sans, fallback: false, size: d.sansScale * 9.5pt, fill: ink, lang: "en", region: "GB",
  hyphenate: false, number-width: "tabular", number-type: "lining",
)
#set par(leading: 0.62em, spacing: 0.9em, justify: false)
#set block(spacing: 0.9em)

#let small(body) = text(size: d.sansScale * 8.2pt, fill: grey, body)
#let small-par(body) = par(small(body))
#let strong-text(body) = text(weight: 600, body)

// A paragraph is its lines; a direction is set only for one that reads from the right.
#let lines-of(p) = for (i, line) in p.lines.enumerate() { if i > 0 { linebreak() }; text(line) }
#let paragraphs(ps) = for p in ps {
  set text(dir: rtl) if p.rtl
  par(lines-of(p))
}
#let run-in(ps) = for (i, p) in ps.enumerate() { if i > 0 { linebreak() }; lines-of(p) }
#let record(ps) = {
  set text(font: d.serif, size: d.serifScale * 10.4pt, number-width: "proportional")
  set par(leading: 0.7em, spacing: 1.15em)
  paragraphs(ps)
}
#let fact(ps) = paragraphs(ps)
#let voiced(voice, ps) = if voice == "record" { record(ps) } else { fact(ps) }
#let label(body) = block(
  sticky: true, above: 1.25em, below: 0.75em, par(text(weight: 600, size: d.sansScale * 8.8pt, body)),
)
// Short things stay on one page; long ones may break, or they would leave it.
#let together(body) = layout(size => block(
  width: 100%, breakable: measure(width: size.width, body).height > 110mm, above: 0pt, below: 0pt, body,
))

#show heading: set text(weight: 600)
#show heading.where(level: 1): it => block(above: 1.1em, below: 0.75em, {
  set text(size: d.sansScale * 19pt)
  set par(leading: 0.45em)
  it.body
})
#show heading.where(level: 2): it => block(
  width: 100%, above: 1.9em, below: 1em, stroke: (top: 1.2pt + ink), inset: (top: 0.7em), sticky: true,
  text(size: d.sansScale * 12.5pt, it.body),
)
#show heading.where(level: 3): it => block(
  above: 1.5em, below: 0.6em, sticky: true, text(size: d.sansScale * 10.6pt, it.body),
)
#show heading.where(level: 4): it => block(
  above: 1.3em, below: 0.5em, sticky: true, text(size: d.sansScale * 9.5pt, it.body),
)

#set page(
  paper: "a4",
  flipped: d.landscape,
  margin: (left: 24mm, right: 20mm, top: 21mm, bottom: 21mm),
  header-ascent: 7mm,
  footer-descent: 7mm,
  header: context if counter(page).get().first() > 1 {
    small(grid(columns: (1fr, auto), column-gutter: 8mm, text(d.running), text(d.standing)))
    v(-0.6em)
    line(length: 100%, stroke: 0.5pt + hairline)
  },
  footer: context {
    line(length: 100%, stroke: 0.5pt + hairline)
    v(-0.6em)
    small(grid(
      columns: (1fr, auto), column-gutter: 8mm,
      text(d.stamp),
      text("Page " + str(counter(page).get().first()) + " of " + str(counter(page).final().first())),
    ))
  },
)

// Direction of a child: weight falls from red to green, so that a grey print still ranks. The word always follows.
#let mark(rating) = pdf.artifact(box(width: 15pt, height: 15pt, baseline: 3.6pt, {
  let letter(body, fill) = place(center + horizon, text(size: 8pt, weight: 600, fill: fill, body))
  if rating == "red" {
    place(polygon(fill: red, stroke: 0.6pt + red, (0pt, 1pt), (15pt, 1pt), (7.5pt, 15pt)))
    place(center + horizon, dy: -2pt, text(size: 7.5pt, weight: 600, fill: white, "R"))
  } else if rating == "amber" {
    place(rect(width: 15pt, height: 15pt, fill: amber, stroke: 0.9pt + ink)); letter("A", ink)
  } else if rating == "green" {
    place(circle(radius: 7.5pt, stroke: 1pt + green)); letter("G", ink)
  } else {
    place(circle(radius: 7.5pt, stroke: (paint: edge, thickness: 0.9pt, dash: "dashed")))
  }
}))

#let facts(items) = {
  set terms(separator: none, hanging-indent: 44mm, spacing: 0.7em)
  show strong: set text(weight: 400)
  terms(..items.map(f => terms.item(
    box(width: 44mm, text(size: d.sansScale * 8.8pt, fill: grey, f.label)),
    run-in(f.value),
  )))
}

#let cell-stroke(x, y) = (bottom: if y == 0 { 0.9pt + ink } else { 0.5pt + hairline })
#let head-cell(body) = text(weight: 600, size: d.sansScale * 8.6pt, body)
#let rows-table(columns, heads, rows, align: left) = table(
  columns: columns,
  stroke: cell-stroke,
  inset: (x, y) => (left: if x == 0 { 0pt } else { 5pt }, right: 5pt, top: 5.5pt, bottom: 5.5pt),
  align: left + top,
  table.header(..heads.map(head-cell)),
  ..rows.flatten(),
)

#let decision(b) = block(above: 1.4em, below: 1.4em, width: 100%, together(block(
  width: 100%, stroke: (left: 2.5pt + edge), inset: (left: 4mm, y: 0.3em), {
    label(b.labels.decision); record(b.decision)
    label(b.labels.why); record(b.why)
    if b.departure != none {
      label(b.labels.departure); record(b.departure.what)
      label(b.labels.reason); record(b.departure.reason)
      label(b.labels.approved); fact(b.departure.approvedBy)
    }
  },
)))

#let actions(rows) = rows-table(
  (1fr, 33mm, 27mm, 27mm),
  ("What, and why", "Who", "By when", "How it stands"),
  rows.map(a => (
    {
      strong-text(fact(a.what))
      if a.why != none { v(-0.35em); record(a.why) }
    },
    fact(a.who), fact(a.by), fact(a.standing),
  )),
)

#let signatures(rows) = rows-table(
  (1fr, 43mm, 62mm),
  ("Signed by", "When", "How, and with what"),
  rows.map(s => (
    { strong-text(fact(s.name)); v(-0.5em); small(fact(s.role)) },
    fact(s.when),
    {
      fact(s.how)
      if s.disagreement != none { v(-0.2em); small-par("Recorded where they disagree:"); record(s.disagreement) }
    },
  )),
)

#let proof-panel = (width: 100%, breakable: false, above: 2em, fill: paper, stroke: (top: 1.2pt + ink), inset: 4.5mm)
#let proof(p) = block(..proof-panel, {
  grid(
    columns: (auto, 1fr), column-gutter: 9mm,
    {
      small-par("Fingerprint of what was signed"); v(-0.35em)
      par(text(size: d.sansScale * 14pt, weight: 600, tracking: 0.03em, p.fingerprint))
    },
    {
      small-par("This document"); v(-0.35em)
      par(text(size: d.sansScale * 14pt, weight: 600, tracking: 0.03em, p.shortDigest))
    },
  )
  small-par({ text("Digest "); text(p.digest) })
  par(text(p.check))
})

#let rated(b) = block(above: 1em, below: 1em, par({
  if b.label != none { text(weight: 600, size: d.sansScale * 8.8pt, b.label); h(4mm) }
  mark(b.rating); h(2mm); lines-of(b.words)
}))

#let share(width) = width * 1fr
#let columns-table(b) = rows-table(
  b.columns.map(c => share(c.width)),
  b.columns.map(c => c.label),
  b.rows.map(row => row.enumerate().map(((i, value)) => voiced(b.columns.at(i).voice, value))),
)

#let section-block(b) = {
  if b.kind == "narrative" { if b.label != none { label(b.label) }; record(b.text) }
  else if b.kind == "statement" { fact(b.text) }
  else if b.kind == "facts" { facts(b.facts) }
  else if b.kind == "rag" { rated(b) }
  else if b.kind == "decision" { decision(b) }
  else if b.kind == "actions" { actions(b.actions) }
  else if b.kind == "table" { columns-table(b) }
}

// Paper forms. A line of handwriting is 8 mm. A box is at least its height and grows with what is in it.
#let hand = 8mm
#let at-least(height, body) = layout(size => {
  let natural = measure(width: size.width, body).height
  if natural >= height { block(width: 100%, body) } else { block(height: height, width: 100%, breakable: false, body) }
})
#let form-line(b) = block(width: 100%, above: 0.35em, below: 0.35em, together(grid(
  columns: (auto, 1fr), column-gutter: 2.5mm, align: bottom,
  pad(bottom: 1.4mm, par(head-cell(b.label))),
  block(width: 100%, stroke: (bottom: 0.5pt + edge), inset: (bottom: 1.4mm, top: 1.2mm), {
    if b.value == none { v(hand - 2.6mm) } else { voiced(b.voice, b.value) }
  }),
)))
#let box-frame = (width: 100%, above: 1.1em, below: 1.1em, stroke: 0.6pt + edge, inset: (x: 2.5mm, y: 2mm))
#let form-box(b) = block(..box-frame, at-least(
  b.height * hand,
  {
    block(sticky: true, below: 0.7em, par(head-cell(b.label)))
    if b.value != none { voiced(b.voice, b.value) }
  },
))
#let box-stroke = 0.6pt + edge
#let blank = []
#let form-table(b) = {
  if b.label != none { label(b.label) }
  table(
    columns: b.columns.map(c => share(c.width)), stroke: box-stroke, inset: (x: 2mm, y: 1.6mm), align: left + top,
    rows: (auto,) + b.rows.map(_ => auto) + range(b.blankRows).map(_ => b.rowHeight * hand),
    fill: (x, y) => if y == 0 { paper },
    table.header(..b.columns.map(c => head-cell(c.label))),
    ..b.rows.map(row => row.enumerate().map(((i, value)) => voiced(b.columns.at(i).voice, value))).flatten(),
    ..range(b.blankRows * b.columns.len()).map(_ => blank),
  )
}
#let tick(on) = if on { text(font: d.ticks, size: 11pt, d.tick) }
#let form-checklist(b) = {
  let before = if b.numbered { 2 } else { 1 }
  let asked = if b.options.len() > 0 { b.options } else { (b.labels.answer,) }
  let heads = (if b.numbered { ("No.",) } else { () }) + (b.labels.item,) + asked
  let answer(item) = {
    if b.options.len() > 0 { b.options.map(o => if item.chosen == o { tick(true) } else { v(hand * 0.55) }) }
    else if item.value == none { (v(hand * 0.7),) }
    else { (voiced("record", item.value),) }
  }
  table(
    columns: (
      (if b.numbered { (8mm,) } else { () }) + (1fr,)
        + if b.options.len() > 0 { b.options.map(_ => 17mm) } else { (1.2fr,) }
    ),
    stroke: box-stroke, inset: (x: 2mm, y: 1.6mm), fill: (x, y) => if y == 0 { paper },
    align: (x, y) => horizon + if b.options.len() > 0 and x >= before { center } else { left },
    table.header(..heads.map(head-cell)),
    ..b.items.enumerate().map(((i, item)) => (
      (if b.numbered { (str(i + 1) + ".",) } else { () }) + (text(item.label),) + answer(item)
    )).flatten(),
  )
}
#let signed-line(l) = {
  let under(value) = block(width: 100%, stroke: (bottom: 0.5pt + edge), inset: (bottom: 1.4mm, top: 1.2mm), {
    if value == none { v(hand) } else { fact(value) }
  })
  block(width: 100%, above: 0.6em, below: 0.6em, together(grid(
    columns: if l.withDate { (auto, 1fr, auto, 38mm) } else { (auto, 1fr) }, column-gutter: 2.5mm, align: bottom,
    pad(bottom: 1.4mm, par(head-cell(l.label))), under(l.signed),
    ..if l.withDate { (pad(bottom: 1.4mm, par(head-cell("Date"))), under(l.date)) },
  )))
}
#let form-simple(b) = {
  if b.kind == "heading" { heading(level: b.level, text(b.text)) }
  else if b.kind == "note" { small(fact(b.text)) }
  else if b.kind == "line" { form-line(b) }
  else if b.kind == "box" { form-box(b) }
  else if b.kind == "table" { form-table(b) }
  else if b.kind == "checklist" { form-checklist(b) }
  else if b.kind == "signatures" { block(above: 1.4em, for l in b.lines { signed-line(l) }) }
}
#let form-block(b) = {
  if b.kind == "page_break" { pagebreak(weak: true) }
  else if b.kind == "columns" {
    grid(
      columns: b.columns.map(c => share(c.width)), column-gutter: 5mm,
      ..b.columns.map(c => for inner in c.blocks { form-simple(inner) }),
    )
  } else { form-simple(b) }
}

// The page
#block(below: 0pt, grid(
  columns: (1fr, auto), column-gutter: 8mm,
  small-par(strong-text(d.organisation)), small-par(text(d.standing)),
))
#heading(level: 1, text(d.title))
#if d.boundFor != none {
  block(
    above: 1em, below: 1.3em, stroke: (left: 2.5pt + brass), inset: (left: 2.5mm, y: 0.35em),
    par(strong-text(d.boundFor)),
  )
}
#if d.facts.len() > 0 { block(above: 1.3em, facts(d.facts)) }
#for s in d.sections {
  heading(level: 2, text(s.heading))
  for b in s.blocks { section-block(b) }
}
#if d.form.len() > 0 { v(0.6em) }
#for b in d.form { form-block(b) }
#if d.signatures.len() > 0 {
  heading(level: 2, "Signatures")
  signatures(d.signatures)
}
#if d.proof != none { proof(d.proof) }
`
