<#import "_words.ftl" as words>
${newsroom.name}
${""?left_pad(newsroom.name?length, "=")}

${wrap(words.w.lead?replace("{}", words.edition))}

  ${subject}
  ${items?c} ${words.w.items}

${wrap(words.rule)}

${words.w.button}:
${link}

${wrap(words.w.look + " " + words.w.expires)}

--
${words.w.by?replace("{}", newsroom.name)}
