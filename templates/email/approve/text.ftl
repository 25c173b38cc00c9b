<#assign w = messages("approveMail", language)>
<#setting locale=language>
<#assign edition = title + ", " + written(day, "d MMMM")>
<#assign rule = (silence??)?then(w.silence(written(silence!day, "HH:mm") + " (" + zone + ")"), w.hold)>
${newsroom.name}
${""?left_pad(newsroom.name?length, "=")}

${wrap(w.lead(edition))}

  ${subject}
  ${w.items(items)}

${wrap(rule)}

${w.button}:
${link}

${wrap(w.look + " " + w.expires)}

--
${w.by(newsroom.name)}
