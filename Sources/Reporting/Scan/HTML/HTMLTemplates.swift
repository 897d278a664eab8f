import Mustache

/// The frame of the page and its repeated sections.
struct HTMLTemplates {
  let head: MustacheTemplate
  let section: MustacheTemplate
  let item: MustacheTemplate
  let foot: MustacheTemplate

  init() throws {
    MustacheContentTypes.register(HTMLByScalars(), named: HTMLByScalars.name)
    func template(_ text: String) throws -> MustacheTemplate {
      try MustacheTemplate(string: "{{% CONTENT_TYPE:\(HTMLByScalars.name)}}" + text)
    }
    head = try template(HTMLTemplates.headText)
    section = try template(HTMLTemplates.sectionText)
    item = try template(HTMLTemplates.itemText)
    foot = try template(HTMLTemplates.footText)
  }

  private static let headText = #"""
    <!doctype html>
    <html lang="{{lang}}">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="{{policy}}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <title>{{title}}</title>
    <style>{{{style}}}</style>
    </head>
    <body>
    <a class="skip" href="#items">{{skip}}</a>
    <header>
    <h1>{{title}}</h1>
    {{#scan}}<p class="scan">{{.}}</p>
    {{/scan}}
    <p class="counts">{{standing}}</p>
    <p>{{counts}}</p>
    {{#alerts}}<p class="alert" role="note">▲ {{.}}</p>
    {{/alerts}}
    </header>
    <main>
    {{#hasSources}}<section class="summary" aria-labelledby="h-sources">
    <h2 id="h-sources">{{sourcesTitle}}</h2>
    <table class="stack">
    <thead><tr><th scope="col">{{partnerWord}}</th>{{#sourceHeads}}<th scope="col" class="n">{{.}}</th>{{/sourceHeads}}</tr></thead>
    <tbody>
    {{#sources}}<tr><th scope="row"><span class="name">{{sourceName}}</span> <span class="note">{{consent}}</span></th>{{#cells}}<td class="n{{#zero}} zero{{/zero}}" data-label="{{label}}">{{value}}</td>{{/cells}}</tr>
    {{/sources}}
    </tbody>
    </table>
    </section>
    {{/hasSources}}
    <section class="summary" aria-labelledby="h-rules">
    <h2 id="h-rules">{{rulesTitle}}</h2>
    {{#nothingOpen}}<p>{{.}}</p>
    {{/nothingOpen}}
    {{#hasRules}}<table class="stack rules">
    <thead><tr><th scope="col">{{ruleWord}}</th><th scope="col">{{levelWord}}</th><th scope="col" class="n">{{openWord}}</th>{{#isCompared}}<th scope="col" class="n">{{newWord}}</th><th scope="col" class="n">{{mendedWord}}</th>{{/isCompared}}</tr></thead>
    <tbody>
    {{#rules}}<tr><th scope="row"><a href="#items" data-show="{{ruleID}}">{{ruleTitle}}</a> <span class="note">{{ruleID}}</span>{{#bar}}<svg class="bar {{barClass}}" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect width="{{.}}" height="4" rx="1"/></svg>{{/bar}}</th><td data-label="{{levelLabel}}"><span class="level {{levelClass}}">{{levelName}}</span></td><td class="n" data-label="{{openLabel}}">{{open}}</td>{{#compared}}<td class="n" data-label="{{newLabel}}">{{new}}</td><td class="n" data-label="{{mendedLabel}}">{{mended}}</td>{{/compared}}</tr>
    {{/rules}}
    </tbody>
    </table>
    {{/hasRules}}
    </section>
    {{#chart}}<section class="summary" aria-labelledby="h-days">
    <h2 id="h-days">{{chartTitle}}</h2>
    <figure>
    <svg class="chart" viewBox="0 0 {{width}} {{height}}" role="img" aria-labelledby="h-days">
    {{#lines}}<line x1="{{left}}" x2="{{right}}" y1="{{y}}" y2="{{y}}"/><text class="axis" x="{{labelX}}" y="{{labelY}}">{{value}}</text>
    {{/lines}}{{#bars}}<g><title>{{tip}}</title>{{#pieces}}<rect class="{{kind}}" x="{{x}}" y="{{y}}" width="{{width}}" height="{{height}}"/>{{/pieces}}{{#dayLabel}}<text class="day" x="{{middle}}" y="{{base}}">{{.}}</text>{{/dayLabel}}</g>
    {{/bars}}
    </svg>
    <figcaption>{{#legend}}<span class="key {{kind}}">{{name}}</span> {{/legend}}{{#earlier}}<span class="note">{{.}}</span>{{/earlier}}</figcaption>
    </figure>
    <details><summary>{{tableWord}}</summary>
    <table>
    <thead><tr><th scope="col">{{dayWord}}</th>{{#legend}}<th scope="col" class="n">{{name}}</th>{{/legend}}</tr></thead>
    <tbody>
    {{#bars}}<tr><th scope="row">{{date}}</th>{{#values}}<td class="n">{{.}}</td>{{/values}}</tr>
    {{/bars}}
    </tbody>
    </table>
    </details>
    </section>
    {{/chart}}
    {{#hasSourceFindings}}<section class="summary" aria-labelledby="h-over">
    <h2 id="h-over">{{overTitle}}</h2>
    <ul class="findings">
    {{#sourceFindings}}<li class="finding {{findingClass}}"><p class="what"><span class="level {{findingClass}}">{{findingLevel}}</span> {{#findingState}}<span class="state">{{.}}</span> {{/findingState}}<strong>{{overSource}}</strong></p><p>{{message}}</p>{{#days}}<p class="note">{{.}}</p>{{/days}}<dl>{{#basis}}<dt>{{basisWord}}</dt><dd>{{.}}</dd>{{/basis}}{{#fix}}<dt>{{fixWord}}</dt><dd>{{.}}</dd>{{/fix}}</dl><p class="note">{{overRule}}</p></li>
    {{/sourceFindings}}
    </ul>
    </section>
    {{/hasSourceFindings}}
    <div id="items">
    <h2>{{itemsTitle}}</h2>
    <form id="filter" hidden>
    {{#filters}}<label>{{filterName}}<select name="{{filterKey}}"><option value="">{{all}}</option>{{#options}}<option value="{{optionValue}}">{{optionName}}</option>{{/options}}</select></label>
    {{/filters}}<button type="reset">{{reset}}</button>
    <output aria-live="polite" data-text="{{showing}}"></output>
    </form>

    """#

  private static let sectionText = #"""
    <section class="source" data-source="{{sectionID}}">
    {{#sectionName}}<h3>{{.}}</h3>
    {{/sectionName}}

    """#

  private static let itemText = #"""
    <article class="item {{outcomeClass}}" id="{{anchor}}">
    <h4>{{#href}}<a href="{{.}}" rel="noopener noreferrer" target="_blank">{{name}}</a>{{/href}}{{^href}}{{name}}{{/href}}</h4>
    <p class="meta"><span class="outcome">{{outcome}}</span>{{#facts}} <span>{{.}}</span>{{/facts}}</p>
    {{#scores}}<p class="note">{{.}}</p>
    {{/scores}}
    {{#reasons}}<p class="alert">▲ {{reasonWord}}: {{reason}}</p>
    {{/reasons}}
    {{#parts}}<div class="part">{{#partName}}<p class="note">{{.}}</p>{{/partName}}<blockquote>{{#pieces}}{{#gap}}<span class="gap">{{.}}</span>{{/gap}}{{#plain}}{{.}}{{/plain}}{{#marked}}<mark class="{{markClass}}">{{markText}}</mark>{{#refs}}<a class="ref" href="#{{target}}">{{label}}</a>{{/refs}}{{/marked}}{{/pieces}}</blockquote></div>
    {{/parts}}
    {{#hasFindings}}<ol class="findings">
    {{#findings}}<li class="finding {{findingClass}}{{#quiet}} quiet{{/quiet}}" id="{{findingID}}" data-rule="{{rule}}" data-level="{{findingClass}}" data-state="{{stateKey}}"><p class="what"><span class="level {{findingClass}}">{{level}}</span> {{#state}}<span class="state">{{.}}</span> {{/state}}<strong>{{findingTitle}}</strong> <span class="note">{{place}}</span></p>
    {{#quote}}<p class="quote">“{{.}}”</p>{{/quote}}<p>{{message}}</p>
    <dl>{{#fix}}<dt>{{fixWord}}</dt><dd>{{.}}</dd>{{/fix}}{{#basis}}<dt>{{basisWord}}</dt><dd>{{.}}</dd>{{/basis}}{{#waiver}}<dt>{{waiverWord}}</dt><dd>{{.}}</dd>{{/waiver}}</dl>
    <p class="note">{{rule}}{{#since}} · {{.}}{{/since}}</p></li>
    {{/findings}}
    </ol>
    {{/hasFindings}}
    {{#notSeen}}<p class="note">{{.}}</p>
    {{/notSeen}}
    {{#hasQuestions}}<details><summary>{{questionsTitle}}</summary><ul>{{#questions}}<li>{{.}}</li>{{/questions}}</ul></details>
    {{/hasQuestions}}
    </article>

    """#

  private static let footText = #"""
    {{#nothing}}<p>{{.}}</p>
    {{/nothing}}
    </div>
    </main>
    <footer>
    <p>{{counts}}</p>
    {{#closing}}<p>{{.}}</p>
    {{/closing}}
    <p class="note">{{versions}}</p>
    </footer>
    <script>{{{script}}}</script>
    </body>
    </html>

    """#
}
