/// The filters. Without it everything is shown and the form stays hidden. `policyHash` is what lets it run; a test holds
/// it against the text.
enum HTMLScript {
  static let policyHash = "WqDHvqBTv+4mbTuddVR1MAyCRO11+IEswK7PB24h9MM="

  static let text = """
    (function () {
      'use strict';
      var form = document.getElementById('filter');
      if (!form) return;
      var output = form.querySelector('output');
      var sections = [];
      var total = 0;
      document.querySelectorAll('.source').forEach(function (section) {
        var items = [];
        section.querySelectorAll('.item').forEach(function (item) {
          var findings = Array.prototype.slice.call(item.querySelectorAll('.finding'));
          total += findings.length;
          items.push({ element: item, findings: findings });
        });
        sections.push({ element: section, items: items });
      });
      if (!total) return;
      function chosen(name) { return form.elements[name] ? form.elements[name].value : ''; }
      function apply() {
        var source = chosen('source'), rule = chosen('rule'), level = chosen('level'), state = chosen('state');
        var narrowed = rule || level || state;
        var shown = 0, items = 0;
        sections.forEach(function (section) {
          var any = false;
          var right = !source || section.element.dataset.source === source;
          section.items.forEach(function (item) {
            var visible = right && !narrowed;
            item.findings.forEach(function (finding) {
              var data = finding.dataset;
              var fits = right && (!rule || data.rule === rule) && (!level || data.level === level) &&
                (!state || data.state === state);
              finding.hidden = !fits;
              if (fits) { shown += 1; visible = true; }
            });
            item.element.hidden = !visible;
            if (visible) { any = true; items += 1; }
          });
          section.element.hidden = !any;
        });
        output.textContent = output.dataset.text.replace('{n}', shown).replace('{total}', total).replace('{items}', items);
      }
      form.hidden = false;
      form.addEventListener('change', apply);
      form.addEventListener('submit', function (event) { event.preventDefault(); });
      form.addEventListener('reset', function () { setTimeout(apply, 0); });
      document.querySelectorAll('[data-show]').forEach(function (link) {
        link.addEventListener('click', function () {
          if (!form.elements.rule) return;
          form.reset();
          form.elements.rule.value = link.dataset.show;
          setTimeout(apply, 0);
        });
      });
      apply();
    })();
    """
}
