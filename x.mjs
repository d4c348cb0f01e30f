import { build } from 'esbuild'
import { fileURLToPath } from 'node:url'
const root = new URL('./', import.meta.url)
const lean = { name: 'lean', setup({ onLoad }) {
  onLoad({ filter: /zod\/v4\/locales\/index\.js$/ }, () => ({ contents: "export { default as en } from './en.js'\nexport { default as zhCN } from './zh-CN.js'", loader: 'js', resolveDir: process.cwd()+'/node_modules/zod/v4/locales' }))
  onLoad({ filter: /credential-provider-node\/.*index\.js$/ }, (f) => ({ contents: "export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'", loader: 'js', resolveDir: process.cwd() }))
} }
const r = await build({ entryPoints: {index:'functions/aws/'+(process.argv[2]??'api')+'.ts'}, bundle: true, minify: true, splitting:true, charset:'utf8', platform:'node', format:'esm', target:'node22', mainFields:['module','main'], metafile:true, write:false, outdir:'x', plugins:[lean] })
const outs = r.metafile.outputs; const seen=new Set(); const by={}; let total=0
const walk=(n)=>{ if(seen.has(n)) return; seen.add(n); total+=outs[n].bytes; for(const [p,{bytesInOutput:b}] of Object.entries(outs[n].inputs)){ let k=p.replace('node_modules/',''); const d=Number(process.argv[3]??2); k=k.split('/').slice(0,d+(k[0]==='@'?1:0)).join('/'); by[k]=(by[k]||0)+b }; for (const i of outs[n].imports) if(i.kind==='import-statement' && outs[i.path]) walk(i.path)}
walk(Object.keys(outs).find(n=>n.endsWith('index.js')))
console.log(Math.round(total/1024)); console.log(Object.entries(by).sort((a,b)=>b[1]-a[1]).slice(0,40).map(([k,v])=>(v/1024).toFixed(1)+' '+k).join('\n'))
