<#assign w = messages("inviteMail", language)>
<#assign lasting = hours!(days * 24)>
<#if lasting % 24 == 0>
<#assign valid = (kind == "test")?then(w.testDays(lasting / 24), w.validDays(lasting / 24))>
<#else>
<#assign valid = w.validHours(lasting)>
</#if>
${newsroom.name}
${""?left_pad(newsroom.name?length, "=")}

${w.lead[kind](by)}

  ${username}

${w.open[kind]}
${link}

${w.not[kind]}
${valid}

--
${w.by(newsroom.name)}<#if newsroom.postalAddress?has_content>
${newsroom.postalAddress}</#if>
