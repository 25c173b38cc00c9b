<#assign w = messages("accountMail", language)>
${newsroom.name}
${""?left_pad(newsroom.name?length, "=")}

${w.lead[kind](by, detail)}

  ${username}

${w.next}

--
${w.by(newsroom.name)}<#if newsroom.postalAddress?has_content>
${newsroom.postalAddress}</#if>
