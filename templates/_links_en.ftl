<#-- Pages of the newsroom that stand at the foot: broadsheet.newsroom.links.*. -->
<#assign newsroomLinks = {
  "privacy": "Privacy notice", "imprint": "Imprint", "accessibility": "Accessibility", "terms": "Terms of use", "support": "Support us"
}>
