/// The style sheet of the page. `policyHash` is what lets it in; a test holds it against the text.
enum HTMLStyle {
  static let policyHash = "M4LvS/7tU9YBGplTugSkncCOEz6hORhoW+Z6qqQ9PYw="

  static let text = """
    :root{color-scheme:light dark;--paper:#fff;--back:#f5f4f1;--ink:#1d1f23;--soft:#5b6068;--line:#d9d7d1;--link:#0b57a4;\
    --error:#b3261e;--error-soft:#fbe3e0;--warning:#855000;--warning-soft:#fdefd2;--notice:#0a5b86;--notice-soft:#dff0fa;\
    --good:#1f6b3a}
    @media(prefers-color-scheme:dark){:root{--paper:#1d2025;--back:#14161a;--ink:#e9e7e3;--soft:#a9afb8;--line:#3a3f47;\
    --link:#8ec2ff;--error:#ffb4ab;--error-soft:#5b1f1a;--warning:#ffcb70;--warning-soft:#4d3608;--notice:#8fd3ff;\
    --notice-soft:#0f3f5a;--good:#8fdcaa}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:5rem}
    body{margin:0;background:var(--back);color:var(--ink);font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,\
    "Noto Sans","Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
    header,main,footer{max-width:60rem;margin:0 auto;padding:0 1rem}
    header{padding-top:1.75rem}
    h1{font-size:1.75rem;line-height:1.35;margin:0 0 .25rem}
    h2{font-size:1.25rem;line-height:1.4;margin:2.25rem 0 .75rem}
    h3{font-size:1.125rem;line-height:1.4;margin:2rem 0 .75rem}
    h4{font-size:1.0625rem;line-height:1.45;margin:0}
    p{margin:.25rem 0}
    a{color:var(--link);text-underline-offset:.18em}
    a:focus-visible,select:focus-visible,button:focus-visible,summary:focus-visible{outline:3px solid var(--link);\
    outline-offset:2px}
    .skip{position:absolute;left:-99rem}
    .skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem}
    .counts{font-weight:600}
    .scan,.note{color:var(--soft)}
    .note{font-size:.875rem}
    .alert{color:var(--warning);font-weight:600}
    table{border-collapse:collapse;width:100%;background:var(--paper)}
    th,td{padding:.5rem .75rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
    thead th{color:var(--soft);font-size:.875rem;vertical-align:bottom}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .zero{color:var(--soft)}
    .name{font-weight:600}
    th .note{display:block}
    .bar{display:block;width:100%;max-width:24rem;height:.375rem;margin-top:.25rem}
    .error{--tone:var(--error);--wash:var(--error-soft)}
    .warning{--tone:var(--warning);--wash:var(--warning-soft)}
    .notice{--tone:var(--notice);--wash:var(--notice-soft)}
    .level{color:var(--tone);font-weight:600;white-space:nowrap}
    .level::before{content:"● "}
    .level.warning::before{content:"▲ "}
    .level.error::before{content:"■ "}
    .bar rect,.chart rect{fill:var(--tone)}
    figure{margin:0;background:var(--paper);padding:1rem;border:1px solid var(--line);border-radius:.5rem}
    .chart{display:block;width:100%;height:auto}
    .chart line{stroke:var(--line)}
    .chart text{fill:var(--soft);font-size:12px}
    .chart .day{text-anchor:middle}
    .chart .axis{text-anchor:end}
    figcaption{margin-top:.5rem;font-size:.875rem;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
    .key::before{content:"";display:inline-block;width:.75em;height:.75em;margin-right:.4em;background:var(--tone)}
    details{margin-top:.5rem}
    summary{cursor:pointer;color:var(--link);padding:.5rem 0}
    form{position:sticky;top:0;z-index:1;display:flex;flex-wrap:wrap;gap:.5rem .75rem;align-items:end;\
    padding:.625rem 0;margin-bottom:1rem;background:var(--back);border-bottom:1px solid var(--line)}
    form[hidden]{display:none}
    label{font-size:.8125rem;color:var(--soft);flex:1 1 9rem;min-width:0}
    select,button{display:block;width:100%;min-height:2.75rem;padding:.25rem .5rem;font:inherit;color:var(--ink);\
    background:var(--paper);border:1px solid var(--soft);border-radius:.375rem}
    button{width:auto;padding:.25rem 1rem;cursor:pointer}
    output{flex-basis:100%;font-size:.875rem;color:var(--soft)}
    .item{background:var(--paper);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem;\
    margin:0 0 1rem;content-visibility:auto;contain-intrinsic-size:auto 24rem}
    .item[hidden],.finding[hidden],.source[hidden]{display:none}
    .meta{font-size:.875rem;color:var(--soft);margin-bottom:.5rem}
    .meta span+span::before{content:"· "}
    .outcome{font-weight:600;color:var(--ink)}
    .block .outcome{color:var(--error)}
    .review .outcome,.failed .outcome{color:var(--warning)}
    blockquote{margin:.5rem 0 1rem;padding:.625rem .875rem;border-left:3px solid var(--line);background:var(--back);\
    white-space:pre-wrap;unicode-bidi:isolate}
    mark{color:inherit;background:var(--wash);border-radius:.15em;padding:.05em 0;text-decoration:underline;\
    text-decoration-color:var(--tone);text-decoration-thickness:2px;text-underline-offset:.25em;\
    -webkit-box-decoration-break:clone;box-decoration-break:clone}
    mark.warning{text-decoration-style:dashed}
    mark.notice{text-decoration-style:dotted}
    .ref{font-size:.75em;vertical-align:super;line-height:0;margin:0 .15em;text-decoration:none;font-weight:600;\
    -webkit-user-select:none;user-select:none}
    .gap{color:var(--soft)}
    .findings{margin:0;padding:0 0 0 1.5rem}
    ul.findings{list-style:none;padding:0}
    ul.findings .finding{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--tone);\
    border-radius:.5rem;padding:.75rem 1rem;margin-bottom:.75rem}
    ol .finding{padding:.5rem 0 .5rem .25rem}
    ol .finding+.finding{border-top:1px solid var(--line)}
    .finding:target{background:var(--wash)}
    .finding::marker{color:var(--soft);font-size:.875rem}
    .state{font-size:.8125rem;border:1px solid var(--soft);border-radius:1rem;padding:.05rem .5rem;white-space:nowrap}
    .quiet .level{color:var(--soft)}
    .quiet .quote{text-decoration:line-through;text-decoration-color:var(--soft)}
    dl{margin:.375rem 0;display:grid;grid-template-columns:max-content 1fr;gap:.125rem .75rem}
    dt{color:var(--soft)}
    dd{margin:0}
    footer{padding-top:1.5rem;padding-bottom:3rem;margin-top:2rem;border-top:1px solid var(--line)}
    @media(max-width:40rem){
    header{padding-top:1.25rem}
    h1{font-size:1.5rem}
    .stack thead{position:absolute;left:-99rem}
    .stack tr{display:flex;flex-wrap:wrap;gap:.125rem 1.25rem;padding:.75rem;border-bottom:1px solid var(--line)}
    .stack th,.stack td{display:block;border:0;padding:0;text-align:left}
    .stack tbody th{flex:1 0 100%}
    .stack td::before{content:attr(data-label) " ";color:var(--soft);font-size:.875rem}
    .stack td.zero{display:none}
    .rules td:nth-child(2)::before{content:none}
    .item{padding:.875rem;margin-left:-.5rem;margin-right:-.5rem}
    form{position:static}
    .chart text{font-size:22px}
    .chart .day{transform:translateY(6px)}
    label{flex-basis:calc(50% - .375rem)}
    dl{grid-template-columns:1fr;gap:0}
    dd{margin-bottom:.375rem}
    }
    @media print{
    :root{--paper:#fff;--back:#fff;--ink:#000;--soft:#444;--line:#bbb;--link:#000;--error:#9c1c15;--error-soft:#fbe3e0;\
    --warning:#6f4300;--warning-soft:#fdefd2;--notice:#084a6e;--notice-soft:#dff0fa}
    @page{margin:16mm 14mm}
    html{font-size:10pt}
    h2{margin-top:1.5rem}
    header,main,footer{max-width:none;padding-left:0;padding-right:0}
    form,.skip,details{display:none}
    .item{border:0;border-top:1px solid var(--line);border-radius:0;padding:.75rem 0;margin:0;content-visibility:visible}
    h2,h3,h4,.meta,thead{break-after:avoid}
    .finding,blockquote,figure,tr{break-inside:avoid}
    mark,.bar,.chart,.key::before{-webkit-print-color-adjust:exact;print-color-adjust:exact}
    a{text-decoration:none}
    .item h4 a::after{content:" (" attr(href) ")";font-weight:400;font-size:.8em;color:var(--soft)}
    }
    """
}
