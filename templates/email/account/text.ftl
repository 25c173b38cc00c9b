<#import "_words.ftl" as words>
${newsroom.name}
${""?left_pad(newsroom.name?length, "=")}

${words.lead}

  ${username}

${words.next}

--
${words.published}<#if newsroom.postalAddress?has_content>
${newsroom.postalAddress}</#if>
