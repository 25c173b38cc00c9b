<#assign w = messages("alarmMail", language)>
<#assign subject = digest + edition?has_content?then(" " + edition, "") + " " + w.subject[kind]>
${subject} · ${newsroom}
