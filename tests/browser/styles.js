// In a page of a test: which rules of style sheets could apply to which pages.
// What scripts may change does not count: a class that one names may be anywhere.
(() => {
  const PSEUDO_ELEMENT = /::[\w-]+(\([^)]*\))?/g;
  const STATE = /:(hover|focus-visible|focus-within|focus|active|target|checked|disabled|empty|fullscreen|-webkit-full-screen)\b/g;
  const ALWAYS = ["open", "hidden"]; // set by browsers as well
  let words = new Set();
  let quoted = new Set(); // among them the elements that scripts make
  let left = [];

  /** A part of a selector between two combinators, without what scripts or readers may change. */
  function lasting(compound) {
    const camel = (name) => name.slice(5).replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
    const changes = (name) => words.has(name) || ALWAYS.includes(name) || (name.startsWith("data-") && words.has(camel(name)));
    const kept = compound
      .replace(PSEUDO_ELEMENT, "")
      .replace(STATE, "")
      .replace(/\[([\w-]+)[^\]]*\]/g, (all, name) => (changes(name) ? "" : all))
      .replace(/[.#]([\w-]+)/g, (all, name) => (words.has(name) ? "" : all))
      .replace(/^[a-z][a-z0-9]*/, (name) => (quoted.has(name) ? "" : name))
      .replace(/:(is|where)\(\s*[,\s]*\)/g, "");
    return kept || "*";
  }

  /** What must be on a page for a rule to be of use there. */
  function needed(selector) {
    const plain = selector.replace(/:not\((?:[^()]|\([^()]*\))*\)/g, "");
    const inside = (text) => text.replace(/\((?:[^()]|\([^()]*\))*\)/g, (it) => it.replace(/ /g, "\u0001"));
    return inside(plain)
      .split(/(\s*[>+~]\s*|\s+)/)
      .map((part, at) => (at % 2 ? part : lasting(part.replace(/\u0001/g, " "))))
      .join("")
      .replace(/(\s*[>+~]\s*\*|\s+\*)+$/, ""); // whatever is put there
  }

  window.readStyles = (sheets, scripts) => {
    words = new Set(scripts.match(/[\w-]+/g));
    quoted = new Set((scripts.match(/"[a-z][a-z0-9]*"/g) || []).map((it) => it.slice(1, -1)));
    const walk = (name, rules) => {
      for (const rule of rules) {
        if (rule.selectorText) {
          const each = rule.selectorText.split(/,(?![^(]*\))/).map((it) => it.trim());
          each.forEach((selector) => left.push({ name, selector, needed: needed(selector) }));
        } else if (rule.cssRules) walk(name, rule.cssRules);
      }
    };
    for (const [name, text] of Object.entries(sheets)) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(text);
      walk(name, sheet.cssRules);
    }
    return left.length;
  };
  /** Forget the rules that are of use on a page; return those that remain. */
  window.withoutUseOn = (html) => {
    const whole = html.replace(/<\/?template[^>]*>/g, ""); // scripts fill what is inside
    const page = new DOMParser().parseFromString(whole, "text/html");
    left = left.filter((rule) => !page.querySelector(rule.needed));
    return left.length;
  };
  window.useless = () => left.map((rule) => [rule.name, rule.selector]);
})();
