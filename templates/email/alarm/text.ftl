<#assign w = messages("alarmMail", language)>
<#assign subject = digest + edition?has_content?then(" " + edition, "") + " " + w.subject[kind]>
${subject}

${w.lead[kind]}

${w.why}: ${reason}

${w.todo[kind]}

${w.open}:
${link}

--
${newsroom}. ${w.once}
