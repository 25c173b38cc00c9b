<#import "_words.ftl" as words>
${words.w.subject?replace("{}", words.edition)}
