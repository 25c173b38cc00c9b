<#import "_words.ftl" as words>
${newsroom.name}
${""?left_pad(newsroom.name?length, "=")}

${words.w.lead[kind]?replace("{}", by)}

  ${username}

${words.w.open[kind]}
${link}

${words.w.not[kind]}
${words.w.valid[kind]?replace("{}", words.w.lasting(hours!(days * 24)))}

--
${words.w.by?replace("{}", newsroom.name)}<#if newsroom.postalAddress?has_content>
${newsroom.postalAddress}</#if>
